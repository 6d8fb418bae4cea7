// Counts the seconds in which a letter can be taken back. The page works without: whoever is
// late is told so. Not read out each second: the words are no live region.
(() => {
	const words = document.getElementById('rests-words');
	if (!words) {
		return;
	}
	const until = Date.now() + 1000 * Number(words.dataset.seconds);
	const timer = setInterval(() => {
		const left = Math.ceil((until - Date.now()) / 1000);
		if (left > 0) {
			words.textContent = words.dataset.words.replace('#', left);
			return;
		}
		clearInterval(timer);
		words.textContent = words.dataset.over;
		words.parentElement.querySelector('form')?.remove();
	}, 1000);
})();
