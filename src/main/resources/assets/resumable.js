// Sends a large file in pieces by the open protocol tus: a broken line, a closed laptop or a restarted server lose nothing
// that was sent. Where a file stands is kept in this browser until it has arrived.
const PIECE = 8 * 1024 * 1024;
const WAITS = [500, 1000, 2000, 4000, 8000, 15000, 30000];
const KEPT = "fumikura-upload:";

// Files from this size on are sent in pieces.
export const LARGE = 16 * 1024 * 1024;

export class Refused extends Error {
    constructor(status) {
        super("refused with " + status);
        this.status = status;
    }
}

// Sends a file and gives the id by which it can be attached, and how to forget where it stands once it is attached. `onProgress` gets the bytes that have arrived, and whether the
// line is broken just now. Only a refusal is thrown: a broken line is waited for.
export async function send(file, token, onProgress) {
    const key = KEPT + [file.name, file.size, file.lastModified].join(":");
    let place = localStorage.getItem(key);
    let offset = place ? await patiently(() => offsetOf(place), onProgress) : null;
    if (offset === null) {
        place = await patiently(() => begin(file, token), onProgress);
        localStorage.setItem(key, place);
        offset = 0;
    }
    onProgress(offset, false);
    while (offset < file.size) {
        const sent = await patiently(() => sendPiece(place, file, offset, token), onProgress);
        if (sent === null) {
            offset = (await patiently(() => offsetOf(place), onProgress)) ?? 0;
        } else {
            offset = sent;
        }
        onProgress(offset, false);
    }
    return {id: place.slice(place.lastIndexOf("/") + 1), forget: () => localStorage.removeItem(key)};
}

async function begin(file, token) {
    const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
    const response = await ask("POST", "/uploads", token, {"Upload-Length": file.size, "Upload-Metadata": "filename " + name});
    return new URL(response.headers.get("Location"), location.href).pathname;
}

// Null when the server knows nothing of it any more.
async function offsetOf(place) {
    const response = await ask("HEAD", place, null, {}, null, [404, 403, 410]);
    const offset = response.headers.get("Upload-Offset");
    return response.ok && offset !== null ? Number(offset) : null;
}

// The new offset; null when the server stands elsewhere.
async function sendPiece(place, file, offset, token) {
    const piece = file.slice(offset, Math.min(offset + PIECE, file.size));
    const headers = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": offset};
    const response = await ask("PATCH", place, token, headers, piece, [409, 423]);
    return response.ok ? Number(response.headers.get("Upload-Offset")) : null;
}

async function ask(method, path, token, headers, body, expected = []) {
    const all = {"Tus-Resumable": "1.0.0", ...headers};
    if (token) {
        all["X-XSRF-TOKEN"] = token;
    }
    const response = await fetch(path, {method, headers: all, body, redirect: "manual"});
    if (response.type === "opaqueredirect") {
        throw new Refused(401);
    }
    if (response.ok || expected.includes(response.status)) {
        return response;
    }
    if (response.status === 502 || response.status === 503 || response.status === 504) {
        throw new TypeError("the server is away");
    }
    throw new Refused(response.status);
}

async function patiently(step, onProgress) {
    for (let tries = 0; ; tries++) {
        try {
            return await step();
        } catch (problem) {
            if (problem instanceof Refused) {
                throw problem;
            }
            onProgress(null, true);
            await new Promise(wake => setTimeout(wake, WAITS[Math.min(tries, WAITS.length - 1)]));
        }
    }
}
