// Small comforts. Every page works without them.
(() => {
  "use strict";

  // The help articles link to /#settings; a fragment never reaches the server, so it is followed here.
  const byFragment = { "#settings": "/account/settings", "#activity": "/account/activity" };
  const follow = () => {
    const wanted = byFragment[location.hash];
    if (!wanted) return;
    if (document.querySelector("[data-back]")) {
      for (const link of document.querySelectorAll("a[data-back]")) {
        if (link.search === "") link.search = "?back=" + encodeURIComponent(wanted);
      }
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

  // "/find#…" from a ticket: what follows the mark stands in the look-up, and is looked for when the agent says so. A log-in on the way
  // keeps it. It is taken out of the address, for histories are read.
  const stated = byFragment[location.hash] ? "" : location.hash;
  if (stated && location.pathname === "/find") {
    const field = document.querySelector("[data-slash]");
    try {
      if (field) field.value = decodeURIComponent(stated.slice(1)).slice(0, 200);
    } catch {
      // No text: the field stays empty.
    }
    history.replaceState(null, "", "/find");
  } else if (stated && location.pathname.startsWith("/login")) {
    for (const form of document.forms) form.action += stated;
  }

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
  window.offerCopies = () => document.querySelectorAll("[data-copy]:empty").forEach(offerToCopy);
  window.offerCopies();

  // A form is sent once, however often its button is pressed; coming back with the back button it can be sent again, and so it
  // can when it was stopped on its way: after a moment, or once something else was typed. The server takes it once anyway.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = form.dataset.tried = "yes";
    setTimeout(() => delete form.dataset.sent, 2000);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.dataset.tried) return;
    // What is typed now is another thing than what was sent: under the same key the server would tell what came of that.
    const key = form.elements.key;
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key?.value) && crypto.randomUUID) key.value = crypto.randomUUID();
    delete form.dataset.sent;
    delete form.dataset.tried;
  });
  window.addEventListener("pageshow", (event) => {
    // A page the browser had kept may show what is no longer so, and its forms have been sent.
    if (event.persisted) location.reload();
    for (const form of document.forms) delete form.dataset.sent;
  });

  // The care desk's keys, on pages that list them. One alone works only where nobody types; a chord presses the button it belongs to:
  // that of the page, or the only one there is.
  const keys = document.querySelector("dialog.keys");
  const press = (chord) => {
    const own = document.querySelector(`main [data-chord="${chord}"]`);
    const all = document.querySelectorAll(`[data-chord="${chord}"]`);
    if (own || all.length === 1) (own || all[0]).click();
    else if (all.length > 1) all[0].focus();
    return all.length > 0;
  };
  if (keys) {
    keys.querySelector("[data-close]").addEventListener("click", () => keys.close());
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.repeat || document.querySelector("dialog[open]")) return;
      if (event.altKey) {
        if (event.shiftKey && press(event.code)) event.preventDefault();
        return;
      }
      if (event.target.closest("input, select, textarea")) return;
      if (event.key === "?") keys.showModal();
      else if (event.key === "/") {
        const field = document.querySelector("[data-slash]");
        if (field) field.focus();
        else location.assign("/");
      } else return;
      event.preventDefault();
    });
  }

  // What can be taken back for some seconds goes when they are over, and the focus with it to what comes next.
  for (const form of document.querySelectorAll("[data-lasts]")) {
    setTimeout(() => {
      if (form.dataset.sent) return;
      if (form.contains(document.activeElement)) document.querySelector("[autofocus]")?.focus();
      form.remove();
    }, Number(form.dataset.lasts) * 1000);
  }

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
    const frame = document.createElement("div");
    frame.className = "revealed";
    const hadFocus = document.activeElement === input;
    input.replaceWith(frame);
    frame.append(input, button);
    if (hadFocus) input.focus();
  }

  // A log-in ends: whoever is there hears of it two minutes before, and can go on. Other tabs may have been used meanwhile, so the
  // server is asked first, which does not count as being there. By the clock and not by one timer, as computers sleep.
  const warning = document.querySelector("dialog.ending");
  if (warning) {
    // The rule is for whoever is not warned.
    warning.nextElementSibling.remove();
    const form = warning.querySelector("form");
    let due, isKnown;
    const wait = (seconds) => { due = Date.now() + seconds * 1000; };
    const left = (time) => Math.min(time.idle, time.longest);
    const ask = async (body) => {
      const answer = await fetch(form.action, body ? { method: "POST", body } : {});
      return answer.ok ? answer.json() : null;
    };
    const show = (time) => {
      const isIdle = time.idle < time.longest;
      for (const part of warning.querySelectorAll("[data-of]")) part.hidden = (part.dataset.of === "idle") !== isIdle;
      if (!warning.open && (isIdle || !isKnown)) warning.showModal();
    };
    const look = async (body) => {
      wait(20);
      let time;
      try {
        time = await ask(body);
      } catch {
        // The network is away: it may come back.
        return;
      }
      // The page that comes says why, and leads back here.
      if (!time || left(time) < 1) return location.replace(location.pathname + location.search);
      if (left(time) > 125) {
        warning.close();
        isKnown = false;
        return wait(left(time) - 120);
      }
      show(time);
      wait(Math.min(left(time) + 1, 20));
    };
    const stay = () => look(new URLSearchParams(new FormData(form)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      isKnown = true;
      warning.close();
      stay();
    });
    warning.addEventListener("cancel", () => {
      isKnown = true;
      stay();
    });
    wait(left({ idle: Number(warning.dataset.idle), longest: Number(warning.dataset.longest) }) - 120);
    setInterval(() => {
      if (Date.now() >= due) look();
    }, 5000);
  }

  // Screen readers speak what changes, not what a page begins with: the result is put in once more. Its place is kept meanwhile.
  const result = document.querySelector("[data-announce]");
  if (result) {
    const words = [...result.childNodes];
    result.style.minHeight = result.offsetHeight + "px";
    result.replaceChildren();
    setTimeout(() => {
      result.replaceChildren(...words);
      result.style.minHeight = "";
    }, 150);
  }

  // Clocks of the care desk and of where the caller is go on while the page stays open.
  const clocks = document.querySelectorAll("[data-clock]");
  if (clocks.length) {
    const loaded = performance.now();
    setInterval(() => {
      for (const clock of clocks) {
        const shown = new Date(Number(clock.dataset.clock) + performance.now() - loaded);
        clock.textContent = shown.toISOString().slice(11, 16).replace(/^0/, "");
      }
    }, 5000);
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
    // Not a reload: after a form that was refused it would send that form again.
    setTimeout(() => location.replace(ending.dataset.page), (seconds + 1) * 1000);
  }
})();
