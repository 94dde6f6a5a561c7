// Rules of html-validate for the finished pages. What is switched off stands here with its reason.
export default {
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
        // Ours is written small; the standard allows both.
        "doctype-style": ["error", { style: "lowercase" }],
        // Several answers to one question share its name; that is how a form sends them.
        "form-dup-name": "off",
        // Editors write titles, and the name of the site follows: no limit for what is true.
        "long-title": "off",
        // White space between elements comes from templates and reaches nobody.
        "no-trailing-whitespace": "off",
        // A no-break hyphen would be copied with the number; the style sheet keeps numbers together.
        "tel-non-breaking": "off",
    },
};
