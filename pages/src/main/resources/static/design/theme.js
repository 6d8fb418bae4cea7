// Tells Bootstrap which of its two themes the reader's system asks for.
// Without scripts the style sheet alone chooses the colours.
(() => {
	const dark = window.matchMedia('(prefers-color-scheme: dark)');
	const apply = () => {
		document.documentElement.dataset.bsTheme = dark.matches ? 'dark' : 'light';
	};
	apply();
	dark.addEventListener('change', apply);
})();
