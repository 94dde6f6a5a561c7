// Films on other sites: their player is loaded when somebody asks for it, never before.
for (const film of document.querySelectorAll("[data-film]")) {
    const button = film.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
        const player = document.createElement("iframe");
        player.className = "kitt-video__film";
        player.title = film.dataset.title;
        player.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
        // Some players refuse to work without knowing the site they are on. They get no more.
        player.referrerPolicy = "strict-origin";
        player.src = film.dataset.film;
        film.firstElementChild.replaceWith(player);
        button.remove();
        player.focus();
    });
}
