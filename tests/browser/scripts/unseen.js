// What is told apart by its ground and has no line when grounds are taken away.
() => {
    const kinds = ".kern-btn, .kitt-chip, .kitt-tile__link, .kitt-swatch, select, textarea, " +
        "input:not([type=hidden], [type=checkbox], [type=radio]), .kitt-alert, .kitt-box, " +
        ".kitt-menu__link[aria-current]";
    const lined = (style) => ["Top", "Bottom"].some((side) =>
        style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0 &&
        !/rgba\(.*, 0\)/.test(style[`border${side}Color`])) ||
        (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
    const styles = (one) => [
        ...[one, ...one.querySelectorAll("*")].map((part) => getComputedStyle(part)),
        getComputedStyle(one, "::before"), getComputedStyle(one, "::after"),
    ];
    return [...document.querySelectorAll(kinds)]
        .filter((one) => one.checkVisibility() && !styles(one).some(lined))
        .map((one) => `without a line: ${one.tagName.toLowerCase()}.${one.className}`);
}
