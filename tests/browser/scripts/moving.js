// What still moves.
() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    return style.animationName !== "none" || style.transitionDuration.split(", ").some(
        (time) => time !== "0s") || style.scrollBehavior === "smooth";
}).map((one) => `moves: ${one.tagName} ${one.className}`)
