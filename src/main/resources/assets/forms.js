// A form is sent once. The button that was pressed says that it is being sent; further presses do nothing.

const LONGEST_WAIT = 30_000;
const restores = new WeakMap();

export function guardForms() {
    document.addEventListener("submit", guard);
    // A page that comes back from the browser's memory can be sent again.
    window.addEventListener("pageshow", (event) => {
        if (event.persisted) {
            document.querySelectorAll("form[data-sent]").forEach(release);
        }
    });
}

function guard(event) {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) {
        return;
    }
    if (form.hasAttribute("data-sent")) {
        event.preventDefault();
        return;
    }
    form.setAttribute("data-sent", "");
    const button = event.submitter;
    if (button) {
        // After the event, so that the name and value of the button are sent with the form.
        setTimeout(() => mark(form, button));
    }
    // An answer that is a file leaves the page standing.
    setTimeout(() => release(form), LONGEST_WAIT);
}

function mark(form, button) {
    const content = [...button.childNodes];
    const width = button.offsetWidth;
    button.replaceChildren(document.body.dataset.sending);
    button.style.minInlineSize = `${width}px`;
    button.setAttribute("aria-disabled", "true");
    restores.set(form, () => {
        button.replaceChildren(...content);
        button.style.minInlineSize = "";
        button.removeAttribute("aria-disabled");
    });
}

function release(form) {
    form.removeAttribute("data-sent");
    restores.get(form)?.();
    restores.delete(form);
}
