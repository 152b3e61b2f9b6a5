// Small comforts of the Office Manager. Every page works without them.
(() => {
  "use strict";

  // Counts down what ends by itself, and shows the page anew once it has ended. The clock of the device does not matter.
  const countDown = (count) => {
    const end = performance.now() + Number(count.dataset.countdown) * 1000;
    const show = () => {
      if (!count.isConnected) return clearInterval(timer);
      const left = Math.max(0, Math.round((end - performance.now()) / 1000));
      count.querySelector(".digits").textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
      if (left > 0) return;
      clearInterval(timer);
      setTimeout(showAnew, 1000);
    };
    const timer = setInterval(show, 1000);
    show();
    count.hidden = false;
  };

  // Follows a call: asks every two seconds whether there is something new, and shows it. A page that nobody sees asks nothing.
  const spoken = document.createElement("p");
  spoken.className = "unseen";
  spoken.setAttribute("role", "status");
  const follow = () => {
    const place = document.querySelector("[data-follow]");
    if (!place) return;
    if (!spoken.isConnected) document.body.append(spoken);
    const end = performance.now() + Number(place.dataset.seconds) * 1000;
    const ask = async () => {
      if (!place.isConnected) return;
      // What counts down shows its own end.
      if (performance.now() >= end) return document.querySelector("[data-countdown]") || showAnew();
      if (!document.hidden) {
        try {
          const answer = await fetch(place.dataset.follow, { redirect: "manual" });
          // Another session, or none: the page itself says what to do.
          if (answer.type === "opaqueredirect" || answer.status === 403) return location.reload();
          if (answer.status === 205) return showAnew();
        } catch {
          // The network is away: it may come back.
        }
      }
      setTimeout(ask, 2000);
    };
    setTimeout(ask, 2000);
  };
  const showAnew = async () => {
    // What somebody is about to press or has pressed stays under their finger.
    const main = document.getElementById("content");
    const focused = main.contains(document.activeElement) && document.activeElement !== main;
    if (document.querySelector("form[data-sent]")) return setTimeout(showAnew, 2000);
    let answer, page;
    try {
      answer = await fetch(location.pathname, { redirect: "manual" });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      // The network is away: an old page is worth more than the browser's own about that.
      return setTimeout(showAnew, 2000);
    }
    const fresh = page.getElementById("content");
    if (!answer.ok || !fresh) return location.reload();
    main.replaceChildren(...fresh.childNodes);
    if (focused) main.focus();
    if (!spoken.isConnected) document.body.append(spoken);
    const news = main.querySelector(".banner h2, .banner h3") || main.querySelector("h1");
    spoken.textContent = news ? news.textContent : "";
    enliven();
  };

  // How an answer will be heard: whenever typing pauses, and when asked for. Nothing that was typed leaves the field.
  const button = document.querySelector("[data-preview]");
  const typed = document.querySelector("[data-heard]");
  const reading = document.getElementById("reading");
  let latest = 0;
  const hear = async () => {
    const mine = ++latest;
    const fields = new URLSearchParams(new FormData(button.form));
    fields.set(button.name, button.value);
    const answer = await fetch(button.form.action, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = page.querySelector("#reading > p") || page.querySelector(".field .error");
    if (!words) throw new Error("another page");
    words.removeAttribute("id");
    if (mine === latest) reading.replaceChildren(words);
  };
  if (button && typed) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      hear().catch(() => button.form.requestSubmit(button));
    });
    let pause;
    const listen = () => {
      clearTimeout(pause);
      latest++;
      if (typed.value.trim() === "") return reading.replaceChildren();
      // What cannot be told now is told when the form is sent.
      pause = setTimeout(() => hear().catch(() => reading.replaceChildren()), 700);
    };
    typed.addEventListener("input", listen);
    document.getElementById("question").addEventListener("change", listen);
    button.form.addEventListener("submit", () => clearTimeout(pause));
  }

  // The list of questions: the whole question under it, the questions in full to pick from and to search, and a reminder before
  // the form is sent without one.
  const list = document.querySelector("select[data-missing]");
  const all = document.querySelector(".all-questions");
  if (list && all) {
    const whole = document.getElementById("whole-question");
    const showWhole = () => {
      whole.textContent = list.value ? list.selectedOptions[0].textContent : "";
      for (const pick of all.querySelectorAll(".pick")) pick.setAttribute("aria-pressed", String(pick.value === list.value));
    };
    list.addEventListener("change", showWhole);
    showWhole();

    const choose = (pick) => {
      list.value = pick.value;
      list.dispatchEvent(new Event("change"));
      all.open = false;
      (typed || list).focus();
    };
    all.addEventListener("click", (event) => {
      const pick = event.target.closest(".pick");
      if (!pick) return;
      event.preventDefault();
      choose(pick);
    });

    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, " ").toLowerCase();
    const label = document.createElement("label");
    label.textContent = all.dataset.search;
    const search = document.createElement("input");
    search.type = "search";
    search.id = "search-questions";
    search.autocomplete = "off";
    label.htmlFor = search.id;
    const count = document.createElement("p");
    count.className = "hint";
    count.setAttribute("role", "status");
    all.querySelector("summary").after(label, search, count);
    const matching = () => {
      const words = plain(search.value).split(/\s+/).filter(Boolean);
      const found = [...all.querySelectorAll(".pick")].filter((pick) => {
        const text = plain(pick.textContent);
        pick.parentElement.hidden = !words.every((word) => text.includes(word));
        return !pick.parentElement.hidden;
      });
      for (const group of all.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
      count.textContent = words.length ? all.dataset.found + " " + found.length : "";
      return found;
    };
    search.addEventListener("input", matching);
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const found = matching();
      if (found.length === 1) choose(found[0]);
    });

    // Before the sending of forms is noted, and so before this one counts as sent.
    list.form.addEventListener("submit", (event) => {
      const sender = event.submitter;
      if (list.value || (sender && (sender.name === "pick" || sender.name === "language"))) return;
      event.preventDefault();
      event.stopPropagation();
      const field = list.closest(".field");
      field.classList.add("wrong");
      if (!document.getElementById("question-error")) {
        const error = document.createElement("p");
        error.className = "error";
        error.id = "question-error";
        error.textContent = list.dataset.missing;
        list.before(error);
      }
      list.setAttribute("aria-invalid", "true");
      list.setAttribute("aria-describedby", "question-error");
      list.focus();
    });
  }

  const enliven = () => {
    window.offerCopies();
    document.querySelectorAll("[data-countdown]").forEach(countDown);
    follow();
  };
  enliven();
})();
