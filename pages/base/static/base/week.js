// Opening hours: adds and removes rows. Without this script two empty rows are there to fill in.
(() => {
  class WeekController extends window.StimulusModule.Controller {
    static targets = ["rows", "template", "add", "remove"];

    static values = { next: Number, filled: Number };

    connect() {
      const rows = [...this.rowsTarget.children];
      rows.slice(Math.max(1, this.filledValue)).forEach((row) => row.remove());
      this.addTarget.hidden = false;
    }

    removeTargetConnected(button) {
      button.hidden = false;
    }

    add() {
      const html = this.templateTarget.innerHTML.replaceAll("__number__", this.nextValue);
      this.nextValue += 1;
      this.rowsTarget.insertAdjacentHTML("beforeend", html);
      this.rowsTarget.lastElementChild.querySelector("input").focus();
    }

    remove(event) {
      event.currentTarget.closest(".kitt-week__row").remove();
      this.addTarget.focus();
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }

    tidy({ target: field }) {
      const found = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:uhr|h))?$/i.exec(field.value.trim());
      if (found) field.value = `${found[1].padStart(2, "0")}:${found[2] || "00"}`;
    }
  }

  window.wagtail.app.register("kitt-week", WeekController);
})();
