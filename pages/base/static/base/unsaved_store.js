/* What is typed and not saved yet, kept in this browser and readable only for the same person.

Each open form is one entry in the local storage: where it is, when, and its fields, encrypted with
the key that the server gives to the person who is signed in. A lock of the browser tells whether
the window of an entry is still open. */
(function () {
    "use strict";

    const PREFIX = "kitt-unsaved:";
    const OLD = 30 * 24 * 3600 * 1000;
    const possible = Boolean(window.isSecureContext && window.crypto?.subtle && navigator.locks);
    const base64 = (bytes) => {
        let text = "";
        bytes.forEach((byte) => (text += String.fromCharCode(byte)));
        return btoa(text);
    };
    const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

    class Store {
        constructor(person, key) {
            this.person = person;
            this.key = crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, [
                "encrypt",
                "decrypt",
            ]);
        }

        static hold(token) {
            navigator.locks.request(PREFIX + token, () => new Promise(() => {}));
        }

        async write(token, path, content) {
            const iv = crypto.getRandomValues(new Uint8Array(12));
            const plain = new TextEncoder().encode(JSON.stringify(content));
            const sealed = await crypto.subtle.encrypt(
                { name: "AES-GCM", iv },
                await this.key,
                plain,
            );
            const entry = { person: this.person, path, at: Date.now(), iv: base64(iv) };
            entry.sealed = base64(new Uint8Array(sealed));
            localStorage.setItem(PREFIX + token, JSON.stringify(entry));
        }

        static remove(token) {
            localStorage.removeItem(PREFIX + token);
        }

        static pathOf(token) {
            return Store.read(PREFIX + token)?.path;
        }

        static read(name) {
            try {
                return JSON.parse(localStorage.getItem(name));
            } catch {
                return null;
            }
        }

        /* Entries of this person whose window is closed, the newest first. */
        async left() {
            const open = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
            const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
            const found = [];
            for (const name of names) {
                const entry = Store.read(name);
                if (!entry || Date.now() - entry.at > OLD) localStorage.removeItem(name);
                else if (entry.person === this.person && !open.has(name)) {
                    const content = await this.unseal(entry);
                    if (content) found.push({ ...entry, ...content, token: name.slice(PREFIX.length) });
                }
            }
            return found.sort((one, other) => other.at - one.at);
        }

        async unseal(entry) {
            try {
                const plain = await crypto.subtle.decrypt(
                    { name: "AES-GCM", iv: bytesOf(entry.iv) },
                    await this.key,
                    bytesOf(entry.sealed),
                );
                return JSON.parse(new TextDecoder().decode(plain));
            } catch {
                return null; // sealed before the key of the site was changed
            }
        }
    }

    window.kittUnsaved = { Store, possible };
})();
