// Keys for the queue, for who likes them: j and k walk along the submissions, / searches,
// ? shows the keys. Nothing needs them. A key that is typed into a field is that field's.
(() => {
	// only what belongs to the search searches
	document.addEventListener('change', (event) => {
		if (event.target.form?.id !== 'find') {
			event.stopPropagation();
		}
	}, true);
	// all of a page at once; what is found is put in anew, so this listens where it stands
	const all = () => {
		const box = document.getElementById('choose-all');
		if (box) {
			box.hidden = false;
		}
	};
	all();
	document.addEventListener('htmx:afterSwap', all);
	document.addEventListener('click', (event) => {
		if (event.target.id === 'choose-all') {
			document.querySelectorAll('#queue input[name=chosen]').forEach((box) => {
				box.checked = event.target.checked;
			});
		}
	});
	const links = () => [...document.querySelectorAll('#queue .practice-title')];
	const dialog = document.getElementById('keys');
	const hint = document.querySelector('.keys-hint');
	if (!dialog || !dialog.showModal) {
		return;
	}
	hint.hidden = false;
	const walk = (by) => {
		const all = links();
		if (all.length > 0) {
			const at = all.indexOf(document.activeElement);
			all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))].focus();
		}
	};
	const keys = {
		j: () => walk(1),
		k: () => walk(-1),
		'/': () => document.getElementById('find-text').focus(),
		'?': () => dialog.showModal(),
	};
	document.addEventListener('keydown', (event) => {
		const typing = event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');
		if (typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) {
			return;
		}
		event.preventDefault();
		keys[event.key]();
	});
	// filters stay as open as they were when what is found changes
	let open = false;
	document.addEventListener('htmx:beforeSwap', () => {
		open = Boolean(document.getElementById('filters')?.open);
	});
	document.addEventListener('htmx:afterSwap', () => {
		const filters = document.getElementById('filters');
		if (filters) {
			filters.open = open;
		}
	});
})();
