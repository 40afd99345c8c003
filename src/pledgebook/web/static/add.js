// What became of what was brought shows by itself, until all is read. Who has begun to type is left in peace.

const EVERY = 1000;

async function look() {
  const job = document.getElementById("job");
  if (!job || job.dataset.done === "yes") return;
  if (!job.querySelector("details[open]")) {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const told = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
      if (!answer.ok || !told) return;
      job.replaceWith(document.adoptNode(told));
    } catch {
      // The server is away; the next look may find it.
    }
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
