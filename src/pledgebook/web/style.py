"""The style sheets that review pages share with the pages that `read` and `annotate` write."""

from importlib.resources import files

from fastapi import APIRouter, HTTPException, Response

router = APIRouter(include_in_schema=False)
_SHARED = frozenset({"page", "reading", "annotation"})


@router.get("/style/{name}.css")
def style(name: str) -> Response:
    """Return a style sheet; anybody may read it."""
    if name not in _SHARED:
        raise HTTPException(404, f"no style sheet is called {name}")
    sheet = files("pledgebook.exports").joinpath("templates", f"{name}.css").read_text("utf-8")
    return Response(sheet, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})
