"""`import pledgebook` reads no file but itself and how it fetches names, no environment, no third-party module."""

import subprocess
import sys

_LOOKS = """
import sys
before = set(sys.modules)
opened, asked = [], []
def watch(event, args):
    if event == "open" and "pledgebook" in str(args[0]) and not str(args[0]).endswith((".py", ".pyc")):
        opened.append(args[0])
sys.addaudithook(watch)
import os
class Told(dict):
    def __getitem__(self, name):
        asked.append(name)
        return super().__getitem__(name)
    def get(self, name, default=None):
        asked.append(name)
        return super().get(name, default)
os.environ = Told(os.environ)
import pledgebook
loaded = {name for name in set(sys.modules) - before if not name.startswith(("typing", "collections", "re", "os"))}
print(sorted(name for name in loaded if name.split(".")[0] not in sys.stdlib_module_names), opened, asked)
"""


def test_importing_loads_nothing_else() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _LOOKS], capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout == "['pledgebook', 'pledgebook.lazy'] [] []\n"


def test_every_name_is_there_and_no_other() -> None:
    import pledgebook as pb

    assert all(getattr(pb, name) is not None for name in pb.__all__)
    assert set(pb.__all__) <= set(dir(pb))
    assert not hasattr(pb, "open_leger")
