package org.practicepress.pages.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * What the next page says of what was just done. The browser carries it there: that page
 * may come from another instance.
 */
final class SaidOnce extends AbstractFlashMapManager {

	private static final String COOKIE = "said";

	private final SealedCookies cookies;

	SaidOnce(SealedCookies cookies) {
		this.cookies = cookies;
	}

	@Override
	protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
		List<FlashMap> maps = new ArrayList<>();
		this.cookies.find(request, COOKIE, Said.class).ifPresent((said) -> {
			FlashMap map = new FlashMap();
			map.putAll(said.words());
			map.setTargetRequestPath(said.page());
			map.setExpirationTime(said.until());
			maps.add(map);
		});
		return maps;
	}

	/** Of several, which only a browser with several windows can have, the last. */
	@Override
	protected void updateFlashMaps(List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
		if (maps.isEmpty()) {
			this.cookies.drop(response, COOKIE);
		}
		else {
			FlashMap last = maps.getLast();
			this.cookies.put(response, COOKIE, new Said(last.getTargetRequestPath(), last.getExpirationTime(), last),
					Duration.ofSeconds(getFlashMapTimeout()));
		}
	}

	/** Each request has a list of its own. */
	@Override
	protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
		return null;
	}

	/**
	 * What is said.
	 *
	 * @param page on which page
	 * @param until when it is too late to say it
	 * @param words texts, numbers, and whether something is so
	 */
	record Said(@Nullable String page, long until, Map<String, Object> words) {

		Said {
			words = Map.copyOf(words);
		}

	}

}
