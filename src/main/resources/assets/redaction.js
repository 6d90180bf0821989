// Drawing a part on the picture of a page fills in the fields that say where it lies. Without it the fields are typed.
const figure = document.getElementById("picture");
const form = document.getElementById("area-form");
const MILLIMETRES = 25.4 / 72;
let start = null;
let drawn = null;

function at(event) {
    const svg = figure.querySelector("svg").getBoundingClientRect();
    const share = (value, begin, extent) => Math.min(1, Math.max(0, (value - begin) / extent));
    return {
        x: share(event.clientX, svg.left, svg.width) * Number(figure.dataset.width),
        y: share(event.clientY, svg.top, svg.height) * Number(figure.dataset.height),
    };
}

function show(end) {
    const box = {
        left: Math.min(start.x, end.x),
        top: Math.min(start.y, end.y),
        width: Math.abs(end.x - start.x),
        height: Math.abs(end.y - start.y),
    };
    for (const [name, value] of [["x", box.left], ["y", box.top], ["width", box.width], ["height", box.height]]) {
        drawn.setAttribute(name, value);
    }
    for (const name of ["left", "top", "width", "height"]) {
        form.elements[name].value = (box[name] * MILLIMETRES).toFixed(1);
    }
}

if (figure?.querySelector("svg") && form) {
    figure.addEventListener("pointerdown", event => {
        event.preventDefault();
        figure.setPointerCapture(event.pointerId);
        start = at(event);
        drawn?.remove();
        drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        drawn.setAttribute("class", "drawn");
        figure.querySelector("svg").append(drawn);
    });
    figure.addEventListener("pointermove", event => start && show(at(event)));
    figure.addEventListener("pointerup", event => {
        if (start) {
            show(at(event));
            start = null;
            form.elements.areaArticle.focus();
        }
    });
}
