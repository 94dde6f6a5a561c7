// Fields that matter only with a certain choice in another field stand there only then. What is
// filled or has an error always stays in sight, so nothing is published that nobody sees.
(() => {
  const GIVEN = "[data-kitt-matters]";

  const controls = (form, name) =>
    [...form.elements].filter((one) => one.name === name || one.name === `${name}-typed`);

  const value = (form, name) =>
    controls(form, name)
      .map((one) => (one.type === "checkbox" && !one.checked ? "" : one.value))
      .find(Boolean) || "";

  const matters = (panel, form) =>
    Object.entries(JSON.parse(panel.dataset.kittMatters)).some(([name, values]) => {
      const now = value(form, name);
      return values.length ? values.includes(now) : Boolean(now);
    });

  const isFilled = (panel) =>
    [...panel.querySelectorAll("input, textarea")].some((one) => {
      if (one.type === "checkbox" || one.type === "radio") return one.checked && !one.defaultChecked;
      return one.type !== "hidden" && one.value.trim() !== "";
    }) || [...panel.querySelectorAll(".kitt-weekdays input, .kitt-choose__chosen input")].some((one) => one.checked);

  const settle = (form) =>
    form.querySelectorAll(GIVEN).forEach((panel) => {
      const wrong = panel.querySelector(".error-message, [aria-invalid=true]");
      const focused = panel.contains(document.activeElement);
      panel.hidden = !(matters(panel, form) || wrong || focused || isFilled(panel));
    });

  const start = () =>
    document.querySelectorAll("form[data-edit-form]").forEach((form) => {
      if (!form.querySelector(GIVEN)) return;
      settle(form);
      ["input", "change"].forEach((kind) => form.addEventListener(kind, () => settle(form)));
    });

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  // A link that leads to a hidden field shows it.
  window.addEventListener("hashchange", () => {
    const at = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    const panel = at?.closest(GIVEN);
    if (panel) panel.hidden = false;
  });
})();
