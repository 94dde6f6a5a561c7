// How many things the Tab key should stop at.
() => {
    const kinds = "a[href], button, input, select, textarea, summary, video, [tabindex='0']";
    // Of radio buttons of one name the Tab key finds the chosen one, or the first.
    const first = (one) => document.querySelector(`input[name="${one.name}"]:checked`) ??
        document.querySelector(`input[name="${one.name}"]`);
    return [...document.querySelectorAll(kinds)].filter((one) =>
        (one.type !== "radio" || one === first(one)) &&
        !one.disabled && one.tabIndex >= 0 && one.type !== "hidden" &&
        one.checkVisibility({ visibilityProperty: true })).length;
}
