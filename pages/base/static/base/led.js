// A link that names a field of a form, “#:w:contentpath=phone”, also puts the cursor there.
(() => {
    "use strict";
    const WRITABLE = 'input:not([type="hidden"]):not([disabled]), textarea:not([disabled]), [contenteditable="true"], select';

    function lead() {
        const named = /^#:w:contentpath=([\w-]+)$/.exec(decodeURIComponent(window.location.hash));
        const place = named && document.querySelector(`form [data-contentpath="${named[1]}"]`);
        const fields = place ? [...place.querySelectorAll(WRITABLE)] : [];
        const field = fields.find((one) => one.checkVisibility?.() ?? true);
        if (!field) return;
        field.focus();
        if (field.matches('[type="tel"], [type="text"]')) field.select();
    }

    // Wagtail scrolls to the place first, when its editors are there.
    window.addEventListener("load", () => window.setTimeout(lead, 300));
    window.addEventListener("hashchange", lead);
})();
