// Fields for days and times: a button opens the browser's calendar, and what was typed is brought
// into the form in which it is shown. The server understands all of it without this script.
(() => {
  const MONTHS = "jan feb mär apr mai jun jul aug sep okt nov dez".split(" ");
  const two = (number) => String(number).padStart(2, "0");

  const readDay = (text) => {
    const found =
      /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d{2})\b/.exec(text) ||
      /^(\d{1,2})\.? ?([a-zä]{3})[a-zä]*\.? ?(\d{4}|\d{2})\b/i.exec(text);
    if (!found) return null;
    const [whole, day, name, digits] = found;
    const month = /^\d/.test(name) ? Number(name) : MONTHS.indexOf(name.toLowerCase()) + 1;
    const year = digits.length > 2 ? Number(digits) : Number(digits) + (digits < 70 ? 2000 : 1900);
    const date = new Date(year, month - 1, day);
    if (date.getMonth() !== month - 1 || date.getDate() !== Number(day)) return null;
    return { day: `${year}-${two(month)}-${two(day)}`, rest: text.slice(whole.length) };
  };

  const readTime = (text) => {
    const found = /^[ ,]*(?:um )?(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:uhr|h))?$/i.exec(text);
    if (!found || found[1] > 23 || (found[2] || 0) > 59) return null;
    return `${two(found[1])}:${found[2] || "00"}`;
  };

  // From what is typed to what the browser's own fields hold; null where it is not understood.
  const read = (kind, typed) => {
    const text = typed.trim().replace(/\s+/g, " ");
    if (kind === "time") return readTime(text);
    const found = readDay(text);
    if (!found) return null;
    if (kind === "date") return found.rest.trim() ? null : found.day;
    const time = readTime(found.rest);
    return time && `${found.day}T${time}`;
  };

  const show = (value) => {
    const [, date, time] = /^(\d{4}-\d{2}-\d{2})?T?(\d{2}:\d{2})?/.exec(value);
    return [date && date.split("-").reverse().join("."), time].filter(Boolean).join(" ");
  };

  class PickedController extends window.StimulusModule.Controller {
    static targets = ["button"];

    static values = { kind: String };

    connect() {
      this.field = this.element.querySelector("input");
      this.tidy = this.tidy.bind(this);
      this.field.addEventListener("change", this.tidy);
      this.buttonTarget.hidden = !("showPicker" in HTMLInputElement.prototype);
    }

    disconnect() {
      this.field.removeEventListener("change", this.tidy);
      this.picker?.remove();
    }

    tidy() {
      const value = read(this.kindValue, this.field.value);
      if (value) this.field.value = show(value);
    }

    open() {
      if (!this.picker) {
        this.picker = document.createElement("input");
        this.picker.type = this.kindValue;
        this.picker.className = "kitt-picked__picker";
        this.picker.tabIndex = -1;
        this.picker.setAttribute("aria-hidden", "true");
        this.picker.addEventListener("input", () => {
          if (!this.picker.value) return;
          this.field.value = show(this.picker.value);
          this.field.dispatchEvent(new Event("input", { bubbles: true }));
          this.field.dispatchEvent(new Event("change", { bubbles: true }));
        });
        this.element.append(this.picker);
      }
      this.picker.value = read(this.kindValue, this.field.value) || "";
      this.picker.showPicker();
    }
  }

  window.wagtail.app.register("kitt-picked", PickedController);
})();
