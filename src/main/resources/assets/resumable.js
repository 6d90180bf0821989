// Sends a file in pieces by the open protocol tus: a broken line, a closed laptop or a restarted server lose nothing that was
// sent. Where a file stands is kept in this browser until it is attached or given up, or the server has forgotten it.
// At most so much is sent again after a broken line: browsers repeat the request that broke by themselves.
const PIECE = 4 * 1024 * 1024;
const WAITS = [500, 1000, 2000, 4000, 8000, 15000, 30000];
const KEPT = "fumikura-upload:";
const HANDED_OVER = "fumikura-handed-over";
const FORGOTTEN = 7 * 24 * 60 * 60 * 1000;

// Files from this size on are sent in pieces where a form could carry them as well.
export const LARGE = 16 * 1024 * 1024;

export class Refused extends Error {
    // The words are the server's own, and empty when it had none.
    constructor(status, words) {
        super("refused with " + status);
        this.status = status;
        this.words = words;
    }
}

class LineBroken extends Error {}

// One file on its way.
export class Sending {
    // `onProgress` gets the bytes that have arrived, and whether the line is broken just now.
    constructor(file, token, onProgress) {
        this.file = file;
        this.token = token;
        this.onProgress = onProgress;
        this.key = KEPT + [file.name, file.size, file.lastModified].join(":");
        this.stop = new AbortController();
    }

    // Gives the id by which the file can be attached. Only a refusal is thrown, or that it was given up: a broken line is
    // waited for.
    async send() {
        this.place = recall(this.key);
        let offset = this.place ? await this.#patiently(() => this.#offset()) : null;
        if (offset === null) {
            this.place = await this.#patiently(() => this.#begin());
            remember(this.key, this.place);
            offset = 0;
        }
        this.onProgress(offset, false);
        for (let tries = 0; offset < this.file.size;) {
            const before = offset;
            try {
                offset = await this.#piece(offset);
            } catch (problem) {
                if (!(problem instanceof LineBroken) && problem.status !== 409) {
                    throw problem;
                }
                await this.#wait(tries++);
                const known = await this.#patiently(() => this.#offset());
                if (known === null) {
                    this.forget();
                    return this.send();
                }
                if (known === before && problem.status === 409) {
                    throw problem;
                }
                offset = known;
            }
            if (offset > before) {
                tries = 0;
            }
            this.onProgress(offset, false);
        }
        return this.place.slice(this.place.lastIndexOf("/") + 1);
    }

    // Stops, and lets the server forget what has arrived.
    async giveUp() {
        this.stop.abort();
        this.forget();
        if (this.place) {
            this.stop = new AbortController();
            await this.#patiently(() => this.#ask("DELETE", this.place, {}, null, [404, 403, 410]));
        }
    }

    forget() {
        localStorage.removeItem(this.key);
    }

    async #begin() {
        const name = btoa(String.fromCharCode(...new TextEncoder().encode(this.file.name)));
        const response = await this.#ask("POST", "/uploads", {"Upload-Length": this.file.size, "Upload-Metadata": "filename " + name});
        return new URL(response.headers.get("Location"), location.href).pathname;
    }

    // Null when the server knows nothing of it any more.
    async #offset() {
        const response = await this.#ask("HEAD", this.place, {}, null, [404, 403, 410]);
        const offset = response.headers.get("Upload-Offset");
        return response.ok && offset !== null ? Number(offset) : null;
    }

    async #piece(offset) {
        const piece = this.file.slice(offset, Math.min(offset + PIECE, this.file.size));
        const headers = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": offset};
        const response = await this.#ask("PATCH", this.place, headers, piece);
        return Number(response.headers.get("Upload-Offset"));
    }

    async #ask(method, path, headers, body, expected = []) {
        const all = {"Tus-Resumable": "1.0.0", "X-XSRF-TOKEN": this.token, ...headers};
        let response;
        try {
            response = await fetch(path, {method, headers: all, body, redirect: "manual", signal: this.stop.signal});
        } catch (problem) {
            throw this.stop.signal.aborted ? problem : new LineBroken();
        }
        if (response.type === "opaqueredirect") {
            throw new Refused(401, "");
        }
        if (response.ok || expected.includes(response.status)) {
            return response;
        }
        // 423: the other end of a broken line still holds the piece
        if ([423, 502, 503, 504].includes(response.status)) {
            throw new LineBroken();
        }
        throw new Refused(response.status, await wordsOf(response));
    }

    async #patiently(step) {
        for (let tries = 0; ; tries++) {
            try {
                return await step();
            } catch (problem) {
                if (!(problem instanceof LineBroken)) {
                    throw problem;
                }
                await this.#wait(tries);
            }
        }
    }

    async #wait(tries) {
        this.onProgress(null, true);
        const {signal} = this.stop;
        await new Promise((wake, stopped) => {
            setTimeout(wake, WAITS[Math.min(tries, WAITS.length - 1)]);
            signal.addEventListener("abort", () => stopped(signal.reason), {once: true});
        });
    }
}

// What the page says that the server refuses with.
async function wordsOf(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return [...page.querySelectorAll("main [role=alert] p")].map(line => line.textContent.trim()).join(" ");
}

function remember(key, place) {
    localStorage.setItem(key, JSON.stringify({place, at: Date.now()}));
}

function recall(key) {
    try {
        return JSON.parse(localStorage.getItem(key))?.place ?? null;
    } catch {
        return null;
    }
}

// A form that takes these files is on its way; whether it arrived is known to the page that comes next.
export function handOver(sendings) {
    const keys = [...handedOver(), ...sendings.map(each => each.key)];
    sessionStorage.setItem(HANDED_OVER, JSON.stringify(keys));
}

// The form has arrived.
export function forgetHandedOver() {
    handedOver().forEach(key => localStorage.removeItem(key));
    sessionStorage.removeItem(HANDED_OVER);
}

function handedOver() {
    return JSON.parse(sessionStorage.getItem(HANDED_OVER) ?? "[]");
}

// A file's name is nothing to leave behind for ever on a computer that several people use.
function forgetOld() {
    for (const key of Object.keys(localStorage).filter(each => each.startsWith(KEPT))) {
        try {
            if (Date.now() - JSON.parse(localStorage.getItem(key)).at > FORGOTTEN) {
                localStorage.removeItem(key);
            }
        } catch {
            localStorage.removeItem(key);
        }
    }
}

forgetOld();
