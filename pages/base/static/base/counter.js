// Says below a short field how many characters are left, while somebody writes in it. The browser
// no longer cuts off what is pasted and too long: the counter says by how much, saving explains.
(() => {
  const { left, over } = document.currentScript.dataset;
  const NEARLY_FULL = 20;
  const PAUSE = 1000;

  const longest = (field) => {
    if (field.maxLength > 0) {
      field.dataset.longest = field.maxLength;
      field.removeAttribute("maxlength");
    }
    return Number(field.dataset.longest);
  };

  const counterOf = (field) => {
    const known = document.getElementById(`${field.id}-counter`);
    if (known) return known;
    const counter = document.createElement("p");
    counter.id = `${field.id}-counter`;
    counter.className = "kitt-counter";
    const seen = document.createElement("span");
    seen.setAttribute("aria-hidden", "true");
    const heard = document.createElement("span");
    heard.className = "w-sr-only";
    heard.setAttribute("role", "status");
    counter.append(seen, heard);
    field.after(counter);
    return counter;
  };

  const show = ({ target: field }) => {
    if (!field.matches?.("[data-edit-form] :is(input, textarea):is([maxlength], [data-longest])")) {
      return;
    }
    const rest = longest(field) - [...field.value].length;
    const text = (rest < 0 ? over : left).replace("%d", Math.abs(rest));
    const counter = counterOf(field);
    const [seen, heard] = counter.children;
    counter.classList.toggle("kitt-counter--over", rest < 0);
    seen.textContent = text;
    clearTimeout(counter.pause);
    counter.pause = setTimeout(() => {
      heard.textContent = rest <= NEARLY_FULL ? text : "";
    }, PAUSE);
  };

  document.addEventListener("focusin", show);
  document.addEventListener("input", show);
})();
