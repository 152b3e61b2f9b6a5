// Small comforts. Every page works without them.
(() => {
  "use strict";

  // The help articles link to /#settings; a fragment never reaches the server, so it is followed here.
  const byFragment = { "#settings": "/account/settings", "#activity": "/account/activity" };
  const follow = () => {
    const wanted = byFragment[location.hash];
    if (!wanted) return;
    if (document.querySelector("form[data-back]")) {
      for (const back of document.querySelectorAll("input[name=back]")) {
        if (back.value === "") back.value = wanted;
        if (back.value === "/login") back.value = "/login?back=" + encodeURIComponent(wanted);
      }
    } else if (location.pathname === "/" && document.querySelector("nav.tabs")) {
      location.replace(wanted);
    }
  };
  follow();
  addEventListener("hashchange", follow);

  // Copies what stands elsewhere on the page, saves it as a file or prints it, and says whether it could.
  const offerToCopy = (place) => {
    const add = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", act);
      place.append(button, " ");
    };
    const text = () => {
      const source = document.getElementById(place.dataset.copy);
      const lines = source.children.length ? [...source.children] : [source];
      // A no-break space is for the eye.
      return lines.map((line) => line.textContent.trim().replaceAll("\u00a0", "")).join("\n");
    };
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    if (navigator.clipboard) add(place.dataset.label, async () => {
      try {
        await navigator.clipboard.writeText(text());
        said.textContent = place.dataset.done;
      } catch {
        said.textContent = place.dataset.failed;
      }
    });
    if (place.dataset.file) {
      add(place.dataset.save, () => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text() + "\n"], { type: "text/plain" }));
        link.download = place.dataset.file;
        link.click();
        URL.revokeObjectURL(link.href);
      });
      add(place.dataset.print, () => print());
    }
    place.append(said);
  };
  const offer = () => document.querySelectorAll("[data-copy]:empty").forEach(offerToCopy);
  offer();
  document.addEventListener("fresh", offer);

  // A form is sent once, however often its button is pressed; coming back with the back button it can be sent again.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", (event) => {
    // A page the browser had kept may show what is no longer so, and its forms have been sent.
    if (event.persisted) location.reload();
    for (const form of document.forms) delete form.dataset.sent;
  });

  // "/" goes to the look-up field.
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector("[data-slash]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    if (field) field.focus();
    else if (document.body.classList.contains("care")) location.assign("/");
  });

  // Show and hide a password.
  for (const input of document.querySelectorAll("[data-reveal]")) {
    const [show, hide] = input.dataset.reveal.split("|");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain reveal";
    button.textContent = show;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.textContent = hidden ? hide : show;
      button.setAttribute("aria-pressed", String(hidden));
    });
    input.after(button);
  }

  // Screen readers speak what changes, not what a page begins with: the result is put in once more.
  const result = document.querySelector("[data-announce]");
  if (result) {
    const words = [...result.childNodes];
    result.replaceChildren();
    setTimeout(() => result.replaceChildren(...words), 150);
  }

  // A call closes by itself: say so two minutes before, and show the closed call when it has.
  const ending = document.querySelector("[data-ends-in]");
  if (ending) {
    const seconds = Number(ending.dataset.endsIn);
    const warn = () => {
      ending.setAttribute("role", "alert");
      ending.className = "banner warning";
      ending.textContent = ending.dataset.warning;
    };
    setTimeout(warn, Math.max(0, seconds - 120) * 1000);
    setTimeout(() => location.reload(), (seconds + 1) * 1000);
  }
})();
