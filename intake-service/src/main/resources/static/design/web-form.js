// Keeps what is typed in this browser until the server has confirmed that it has it, and
// says early what would stand in the way. The form works without it.
(() => {
	const form = document.getElementById('practice-form');
	// a browser that keeps nothing may refuse even to be asked
	const stored = (kind) => {
		try {
			return window[kind];
		}
		catch {
			return null;
		}
	};
	const storage = stored('localStorage');
	const session = stored('sessionStorage');

	// ------------------------------------------------------------ kept in the browser

	// a copy is named after the address of its form, and has a name of its own: two tabs may each hold
	// a new form. Earlier releases put the form's version before the address and nothing behind it
	const COPY = /^practice-form(?:\/v\d+)?(\/\S+)(?: \w+)?$/;
	const random = () => [...crypto.getRandomValues(new Uint8Array(16))]
		.map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const copy = (name) => {
		try {
			return { ...JSON.parse(storage.getItem(name)), name, place: name.match(COPY)[1] };
		}
		catch {
			return {};
		}
	};
	const copies = () => Object.keys(storage ?? {}).map(copy).filter((each) => each.values);

	// only the answer to that very sending names it: what was sent is now with the server
	const arrived = location.hash.match(/^#sent=(\w+)$/);
	if (arrived) {
		for (const each of copies().filter((one) => one.sent === arrived[1])) {
			storage.removeItem(each.name);
			if (each.other) {
				storage.setItem(each.name, JSON.stringify(each.other));
			}
		}
		history.replaceState(history.state, '', location.pathname + location.search);
	}
	if (!form) {
		return;
	}

	const typed = (within = form) => [...within.elements].filter((element) => element.name && element.tagName !== 'FIELDSET'
		&& !['file', 'hidden', 'submit', 'button'].includes(element.type));
	const isBox = (element) => element.type === 'checkbox' || element.type === 'radio';
	const values = (within) => {
		const all = {};
		for (const element of typed(within)) {
			if (isBox(element) ? element.checked : element.value.trim()) {
				(all[element.name] ??= []).push(element.value);
			}
		}
		return all;
	};
	const same = (some, others) => JSON.stringify(some) === JSON.stringify(others);
	// what the server has, whatever the browser has put into the fields since
	const given = (() => {
		const untouched = form.cloneNode(true);
		untouched.reset();
		return values(untouched);
	})();
	const { key, sent: sending } = form.elements;
	const givenKey = key?.value;

	const pointer = `practice-form${form.dataset.place}`;
	const fresh = () => `${pointer} ${random()}`;
	let name;
	let touched = false;
	let sent;
	let homeless = {};
	let missingFiles = [];
	// what is not in the fields and can be put there: what was typed before, or what the server has
	let other;
	let thrownAway = false;
	const inFields = () => ({ at: Date.now(), values: values(), homeless, key: key?.value });
	const files = () => [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files]);
	const unkept = document.getElementById('unkept');
	const keep = () => {
		// who types at once need not wait until it is known which copy is this tab's
		name ??= fresh();
		const now = inFields();
		const alsoKept = other && !thrownAway && !same(other.values, given) ? other : undefined;
		try {
			if (same(now.values, given) && same(homeless, {}) && !alsoKept) {
				storage.removeItem(name);
			}
			else {
				const chosen = files().map((file) => file.name);
				storage.setItem(name, JSON.stringify({ ...now, given, sent, other: alsoKept,
					files: [...new Set([...missingFiles, ...chosen])] }));
			}
			unkept.hidden = true;
		}
		catch {
			if (unkept.hidden) {
				unkept.hidden = false;
				announce(unkept.textContent);
			}
		}
	};
	let timer;
	const save = () => {
		clearTimeout(timer);
		// a copy that is gone although it was sent has arrived: going back does not make another
		if (touched && !(sent && name && !storage?.getItem(name))) {
			keep();
		}
	};
	const saveSoon = () => {
		touched = true;
		sent = undefined;
		clearTimeout(timer);
		timer = setTimeout(save, 400);
	};

	// puts exactly this into the fields, and remembers what finds no place in them
	const put = (sheet) => {
		const rest = structuredClone(sheet.values);
		for (const [asked, texts] of Object.entries(sheet.homeless ?? {})) {
			(rest[asked] ??= []).push(...texts);
		}
		for (const countries of form.querySelectorAll('.countries')) {
			const lists = countries.getElementsByTagName('select');
			while (lists.length < (rest[lists[0].name]?.length ?? 0)) {
				addList(countries);
			}
		}
		for (const element of typed()) {
			const mine = rest[element.name] ?? [];
			const before = isBox(element) ? element.checked : element.value;
			const fits = isBox(element) ? (value) => value === element.value
				: (value) => element.tagName !== 'SELECT' || [...element.options].some((option) => option.value === value);
			const at = mine.findIndex(fits);
			const value = at < 0 ? '' : mine.splice(at, 1)[0];
			if (isBox(element)) {
				element.checked = at >= 0;
			}
			else {
				// a browser's own field for months has no room for words
				if (element.type === 'month' && !/^(\d{4}-\d{2})?$/.test(value)) {
					element.type = 'text';
				}
				element.value = value;
			}
			if (at >= 0) {
				element.closest('details')?.toggleAttribute('open', true);
			}
			const question = element.closest('.question');
			if (before !== (isBox(element) ? element.checked : element.value)
				&& question.querySelector(':scope > .problem').textContent) {
				check(question);
			}
		}
		homeless = Object.fromEntries(Object.entries(rest).filter(([, left]) => left.length));
		showHomeless();
		if (key) {
			key.value = sheet.key ?? givenKey;
		}
		form.querySelectorAll('[data-words], [data-characters]').forEach(count);
	};
	const showHomeless = () => {
		const place = document.getElementById('homeless');
		place.hidden = same(homeless, {});
		place.querySelector('ul').replaceChildren(...Object.values(homeless).flat().map((text) => {
			const item = document.createElement('li');
			item.dir = 'auto';
			item.textContent = text;
			return item;
		}));
	};

	const notices = [...form.querySelectorAll('[data-kept]')];
	const shown = () => notices.find((notice) => !notice.hidden);
	const show = (state) => notices.forEach((notice) => {
		notice.hidden = notice.dataset.kept !== state;
	});
	const announceShown = () => announce([...shown().querySelectorAll('h2, p:not(.bar, [hidden])')]
		.map((part) => part.textContent).join(' '));
	const settle = (state) => {
		thrownAway = state === 'undone';
		touched = true;
		save();
		show(state);
		announceShown();
		// the button that was pressed is no longer there
		shown().querySelector('button').focus();
	};
	const swap = () => {
		const before = inFields();
		put(other);
		other = before;
		settle(shown().dataset.kept === 'back' ? 'undone' : 'back');
	};
	form.querySelectorAll('[data-swap]').forEach((button) => button.addEventListener('click', swap));
	form.querySelector('[data-throw-away]').addEventListener('click', () => settle('undone'));

	// what is open in another tab is left to that tab, as far as the browser can tell
	const claim = (wanted, patiently) => new Promise((answer) => {
		if (!navigator.locks) {
			answer(true);
			return;
		}
		// the page that this tab showed before may still be letting go
		const options = patiently ? { signal: AbortSignal.timeout(10_000) } : { ifAvailable: true };
		navigator.locks.request(wanted, options, (lock) => {
			answer(Boolean(lock));
			return lock && new Promise((release) => {
				addEventListener('pagehide', release, { once: true });
			});
		}).catch(() => answer(false));
	});
	const take = async () => {
		const mine = session?.getItem(pointer);
		const here = copies().filter((each) => each.place === form.dataset.place)
			.sort((one, another) => (another.name === mine) - (one.name === mine) || another.at - one.at);
		let kept;
		for (const each of here) {
			if (await claim(each.name, each.name === mine)) {
				kept = each;
				break;
			}
		}
		if (kept) {
			if (name) {
				storage.removeItem(name);
			}
			name = kept.name;
		}
		else {
			name ??= fresh();
			await claim(name, false);
		}
		try {
			session?.setItem(pointer, name);
		}
		catch {
			// no room: the newest copy will be taken
		}
		return kept;
	};
	const bringBack = (kept) => {
		sent = kept.sent;
		missingFiles = kept.files ?? [];
		if (missingFiles.length) {
			form.querySelectorAll('[data-files]').forEach((place) => {
				place.hidden = false;
				place.querySelector('bdi').textContent = missingFiles.join(', ');
			});
		}
		if (touched || !same(kept.given ?? {}, given)) {
			// the server has something newer: both are there, nothing is put over the other
			other = { ...kept, other: undefined };
			return 'other';
		}
		put(kept);
		other = kept.other ?? { values: given, key: givenKey };
		return kept.other ? 'other' : 'back';
	};
	take().then((kept) => {
		if (kept && same(kept.values, given) && !kept.other) {
			storage.removeItem(kept.name);
		}
		else if (kept) {
			// shown at once: later it would move what somebody is about to press
			show(bringBack(kept));
			// what changes while a page is still being read out is not heard
			setTimeout(announceShown, document.readyState === 'complete' ? 0 : 500);
		}
		if (touched) {
			save();
		}
	});
	addEventListener('pagehide', save);
	document.addEventListener('visibilitychange', save);
	addEventListener('pageshow', async (event) => {
		if (event.persisted && !await claim(name, true)) {
			name = fresh();
		}
	});
	addEventListener('beforeunload', (event) => {
		if (!unkept.hidden && !sent) {
			event.preventDefault();
		}
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

	const offline = document.getElementById('offline');
	form.addEventListener('submit', (event) => {
		touched = true;
		if (!navigator.onLine) {
			event.preventDefault();
			save();
			offline.hidden = false;
			announce(offline.textContent);
			return;
		}
		sent = random();
		sending.value = sent;
		keep();
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
	addEventListener('online', () => {
		offline.hidden = true;
	});
	// whoever comes back finds the buttons as they were
	addEventListener('pageshow', () => {
		form.querySelectorAll('button[type="submit"]').forEach((each) => {
			each.disabled = false;
			each.removeAttribute('aria-busy');
		});
	});
})();
