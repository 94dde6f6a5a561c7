// How many things the Tab key should stop at.
() => {
    const kinds = "a[href], button, input, select, textarea, summary, video, [tabindex='0']";
    return [...document.querySelectorAll(kinds)].filter((one) =>
        !one.disabled && one.tabIndex >= 0 && one.type !== "hidden" &&
        one.checkVisibility({ visibilityProperty: true })).length;
}
