// Keeps what is typed in this browser until it has been sent, and says early what would
// stand in the way. The form works without it.
(() => {
	const SENDING = 'practice-form-sending';
	const form = document.getElementById('practice-form');
	const storage = (() => {
		try {
			window.localStorage.getItem(SENDING);
			return window.localStorage;
		}
		catch {
			return null;
		}
	})();
	const key = form && `practice-form/v${form.dataset.version}${form.dataset.place}`;

	// the answer to what was sent: the server has it now
	const sending = storage && storage.getItem(SENDING);
	if (sending) {
		storage.removeItem(SENDING);
		if (sending !== key) {
			storage.removeItem(sending);
		}
	}
	if (!form) {
		return;
	}

	const typed = () => [...form.elements].filter((element) => element.name && element.name !== 'key'
		&& !['file', 'hidden', 'submit', 'button'].includes(element.type) && element.tagName !== 'FIELDSET');
	const isBox = (element) => element.type === 'checkbox' || element.type === 'radio';

	// ------------------------------------------------------------ kept in the browser

	const values = () => {
		const all = {};
		for (const element of typed()) {
			if (isBox(element) ? element.checked : element.value.trim()) {
				(all[element.name] ??= []).push(element.value);
			}
		}
		return all;
	};
	const atFirst = JSON.stringify(values());
	const before = (() => {
		try {
			return JSON.parse(storage?.getItem(key) ?? 'null');
		}
		catch {
			return null;
		}
	})();
	let offered = before && JSON.stringify(before.values) !== atFirst ? before.values : null;
	const save = () => {
		const now = values();
		try {
			if (JSON.stringify(now) !== atFirst || offered) {
				// what is offered and not yet taken or thrown away must not be lost either
				storage?.setItem(key, JSON.stringify({ at: Date.now(), values: { ...offered, ...now } }));
			}
		}
		catch {
			// no room: the form is sent as it is
		}
	};
	let timer;
	const saveSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(save, 400);
	};
	const fill = (stored) => {
		const rest = structuredClone(stored);
		for (const select of form.querySelectorAll('.countries select')) {
			const wanted = stored[select.name]?.length ?? 0;
			for (let missing = wanted - form.querySelectorAll(`select[name="${CSS.escape(select.name)}"]`).length; missing > 0; missing--) {
				addList(select.closest('.countries'));
			}
		}
		for (const element of typed()) {
			const mine = rest[element.name];
			if (!mine) {
				continue;
			}
			if (isBox(element)) {
				element.checked ||= mine.includes(element.value);
			}
			else if (!element.value.trim()) {
				element.value = mine.shift() ?? '';
			}
			else if (element.tagName === 'SELECT') {
				mine.splice(mine.indexOf(element.value) >>> 0, 1);
			}
			element.closest('details')?.toggleAttribute('open', true);
		}
		form.querySelectorAll('[data-words], [data-characters]').forEach(count);
	};
	const restore = document.getElementById('restore');
	const settle = () => {
		offered = null;
		restore.hidden = true;
	};
	restore.hidden = !offered;
	restore.querySelector('[data-restore]').addEventListener('click', () => {
		fill(offered);
		settle();
		save();
		typed()[0].focus();
	});
	restore.querySelector('[data-discard]').addEventListener('click', () => {
		settle();
		storage?.removeItem(key);
		save();
		typed()[0].focus();
	});

	// ------------------------------------------------------------ said early

	const announcements = document.getElementById('announcements');
	// one after the other: what is said next must not cut off what is being read out
	const announce = (text) => {
		const line = document.createElement('p');
		line.textContent = text;
		announcements.append(line);
		if (announcements.childElementCount > 5) {
			announcements.firstElementChild.remove();
		}
	};
	const label = (question) => question.querySelector('.form-label > span').textContent;
	const say = (question, text, obstacle) => {
		const place = question.querySelector(':scope > .problem');
		if (place.textContent === text) {
			return;
		}
		place.textContent = text;
		question.classList.toggle('has-obstacle', Boolean(text) && obstacle);
		question.querySelectorAll('input:not([type="radio"], [type="checkbox"]), textarea, select').forEach((element) => {
			text && obstacle ? element.setAttribute('aria-invalid', 'true') : element.removeAttribute('aria-invalid');
		});
		if (text) {
			announce(`${label(question)}: ${text}`);
		}
	};
	const EMAIL = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]+$/;
	const words = (text) => text.split(/[\s\p{Z}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
	const over = (element) => (element.dataset.words && words(element.value) > Number(element.dataset.words))
		|| (element.dataset.characters && [...element.value.trim()].length > Number(element.dataset.characters));
	const check = (question) => {
		const inputs = [...question.querySelectorAll('input, textarea, select')];
		const answered = inputs.some((element) => isBox(element) ? element.checked : element.value.trim());
		const required = question.dataset.required === 'true' || inputs.some((element) => element.required);
		const email = inputs.find((element) => element.type === 'email');
		if (required && !answered) {
			say(question, form.dataset.missing, true);
		}
		else if (email?.value.trim() && !EMAIL.test(email.value.trim())) {
			say(question, form.dataset.notAnEmail, true);
		}
		else {
			say(question, inputs.some(over) ? form.dataset.tooLong : '', false);
		}
	};
	const count = (element) => {
		const limit = element.dataset.words ?? element.dataset.characters;
		const place = element.parentElement.querySelector('.count');
		const number = element.dataset.words ? words(element.value) : [...element.value.trim()].length;
		place.textContent = (element.dataset.words ? form.dataset.words : form.dataset.characters)
			.replace('{n}', number).replace('{limit}', limit);
		place.classList.toggle('over', number > Number(limit));
		// a short line needs no counter as long as it is far from its limit
		place.hidden = element.dataset.words ? number === 0 : number < 0.7 * Number(limit);
	};
	for (const element of form.querySelectorAll('[data-words], [data-characters]')) {
		const place = document.createElement('p');
		place.className = 'count';
		element.after(place);
		count(element);
		element.addEventListener('input', () => count(element));
	}
	// leaving a question by a click must not move what is being clicked: it is checked after the click
	let pressed = false;
	const left = new Set();
	const checkLeft = () => setTimeout(() => {
		if (!pressed) {
			left.forEach(check);
			left.clear();
		}
	});
	const checkSoon = (question) => {
		left.add(question);
		checkLeft();
	};
	addEventListener('pointerdown', () => {
		pressed = true;
	}, true);
	for (const end of ['pointerup', 'pointercancel']) {
		addEventListener(end, () => {
			pressed = false;
			checkLeft();
		}, true);
	}

	form.addEventListener('input', saveSoon);
	form.addEventListener('change', (event) => {
		saveSoon();
		const question = event.target.closest('.question');
		if (question && event.target.type !== 'file') {
			checkSoon(question);
		}
		if (event.target.type === 'file') {
			weigh(event.target.closest('.question'));
		}
	});
	// who leaves an empty question by the keyboard hears of it, who merely looks does not
	form.addEventListener('focusout', (event) => {
		const question = event.target.closest('.question');
		if (question && !question.contains(event.relatedTarget) && question.querySelector(':scope > .problem').textContent) {
			checkSoon(question);
		}
	});

	// ------------------------------------------------------------ files and lists

	const weigh = (question) => {
		const total = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files])
			.reduce((sum, file) => sum + file.size, 0);
		say(question, total > Number(form.dataset.most) ? form.dataset.tooLarge : '', true);
	};
	const addList = (countries) => {
		const lists = countries.querySelectorAll('select');
		const another = lists[lists.length - 1].cloneNode(true);
		another.id = `${lists[0].name}-${lists.length + 1}`;
		another.value = '';
		lists[lists.length - 1].after(another);
		return another;
	};
	for (const countries of form.querySelectorAll('.countries')) {
		const add = document.createElement('button');
		add.type = 'button';
		add.className = 'btn btn-outline-secondary btn-sm';
		add.textContent = form.dataset.addCountry;
		add.addEventListener('click', () => addList(countries).focus());
		countries.querySelector('details')?.append(add);
	}

	// ------------------------------------------------------------ sending

	form.addEventListener('submit', (event) => {
		clearTimeout(timer);
		save();
		storage?.setItem(SENDING, key);
		const button = event.submitter;
		// disabled only after the browser has put the button's value in
		setTimeout(() => {
			form.querySelectorAll('button[type="submit"]').forEach((each) => {
				each.disabled = true;
			});
			announce(form.dataset.sending);
			button?.setAttribute('aria-busy', 'true');
		});
	});
	// whoever comes back finds the buttons as they were
	window.addEventListener('pageshow', () => {
		form.querySelectorAll('button[type="submit"]').forEach((each) => {
			each.disabled = false;
		});
	});
})();
