// Shows what a search finds with the form as it stands, beside what it finds now. Without this
// script the button opens the same in a window of its own.
for (const panel of document.querySelectorAll("[data-kitt-try]")) {
  const query = panel.querySelector("input");
  const answer = panel.querySelector("[role=status]");
  let latest = 0;

  const show = async () => {
    const mine = ++latest;
    const values = new FormData(query.form);
    values.set("part", "1");
    answer.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(panel.dataset.kittTry, { method: "POST", body: values });
      const html = response.ok ? await response.text() : "";
      if (mine === latest && html) answer.innerHTML = html;
    } finally {
      if (mine === latest) answer.removeAttribute("aria-busy");
    }
  };

  panel.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    show();
  });
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    show();
  });
}
