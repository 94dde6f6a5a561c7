// Buttons that ask the browser for a passkey; what happens then is django-allauth's own script.
// They are hidden as long as there is no script.
for (const button of document.querySelectorAll("[data-passkey]")) {
  const { passkey, credential, options, passwordless } = button.dataset;
  const { id } = button;
  window.allauth.webauthn.forms[passkey]({
    ids: { login: id, add: id, authenticate: id, credential, passwordless, data: options },
  });
  button.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.querySelector("[data-passkey-error]");
  place.hidden = false;
  place.focus();
});

document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
