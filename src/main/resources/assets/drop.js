// Files may be dropped anywhere on a .drop box; they go into its file control, whose names are then shown.

export function acceptDrops() {
    for (const box of document.querySelectorAll(".drop")) {
        const control = box.querySelector("input[type=file]");
        if (control) {
            accept(box, control);
        }
    }
}

function accept(box, control) {
    const names = document.createElement("p");
    names.className = "drop-names";
    names.setAttribute("role", "status");
    box.append(names);
    box.addEventListener("dragover", (event) => {
        if (event.dataTransfer.types.includes("Files")) {
            event.preventDefault();
            box.classList.add("over");
        }
    });
    box.addEventListener("dragleave", () => box.classList.remove("over"));
    box.addEventListener("drop", (event) => {
        event.preventDefault();
        // The page may take drops anywhere else; these are taken here.
        event.stopPropagation();
        box.classList.remove("over");
        control.files = control.multiple ? event.dataTransfer.files : first(event.dataTransfer.files);
        control.dispatchEvent(new Event("change", { bubbles: true }));
    });
    control.addEventListener("change", () => {
        names.textContent = control.files.length > 1
            ? [...control.files].map((file) => file.name).join("、")
            : "";
    });
}

function first(files) {
    const one = new DataTransfer();
    if (files.length > 0) {
        one.items.add(files[0]);
    }
    return one.files;
}
