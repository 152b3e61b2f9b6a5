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

  // A form is sent once, however often its button is pressed; coming back with the back button it can be sent again, and so it
  // can when it was stopped on its way: after a moment, or once something else was typed. The server takes it once anyway.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 2000);
  });
  document.addEventListener("input", (event) => delete event.target.form?.dataset.sent);
  window.addEventListener("pageshow", (event) => {
    // A page the browser had kept may show what is no longer so, and its forms have been sent.
    if (event.persisted) location.reload();
    for (const form of document.forms) delete form.dataset.sent;
  });

  // How an answer will be heard, without leaving the page or losing what was typed.
  for (const button of document.querySelectorAll("[data-preview]")) {
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      const form = button.form;
      const fields = new URLSearchParams(new FormData(form));
      fields.set(button.name, button.value);
      const reading = document.getElementById("reading");
      try {
        const answer = await fetch(form.action, { method: "POST", body: fields });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const words = page.querySelector("#reading > p") || page.querySelector(".field .error");
        if (!words) throw new Error("another page");
        words.removeAttribute("id");
        reading.replaceChildren(words);
      } catch {
        form.requestSubmit(button);
      }
    });
  }

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
