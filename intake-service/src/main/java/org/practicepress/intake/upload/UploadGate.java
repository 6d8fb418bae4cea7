package org.practicepress.intake.upload;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.PublicAddress;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what can be refused by its headers, before a byte of the body is read.
 *
 * <p>
 * There is no session whose authority a foreign page could borrow, so there is no CSRF
 * token either. What remains is that a foreign page could have a visitor's browser send
 * files in the visitor's name. Browsers say where a request comes from: by
 * {@code Origin}, and where that is withheld by {@code Sec-Fetch-Site}. A program sends
 * neither and is welcome. Below a status token nothing is checked: the token is the
 * authority and no foreign page can know it; besides, those pages send no referrer, which
 * makes their {@code Origin} the word {@code null}.
 */
final class UploadGate implements HandlerInterceptor {

	/** Where something new comes in, for which there is no token yet. */
	private static final Set<String> NEW = Set.of("/submissions", "/form");

	/**
	 * A typed form without files is smaller, and goes on when the disk is nearly full.
	 */
	private static final long WITHOUT_FILES = DataSize.ofMegabytes(1).toBytes();

	/** About as long as an operator needs. */
	private static final Duration NO_ROOM_FOR = Duration.ofHours(1);

	private final long maxRequestSize;

	private final PublicAddress site;

	private final Allowance allowance;

	private final FreeDisk disk;

	UploadGate(DataSize maxRequestSize, PublicAddress site, Allowance allowance, FreeDisk disk) {
		this.maxRequestSize = maxRequestSize.toBytes();
		this.site = site;
		this.allowance = allowance;
		this.disk = disk;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (Wanted.by(request) == null) {
			throw new Refusal(Refusal.Reason.NOT_ACCEPTABLE);
		}
		if (HttpMethod.POST.matches(request.getMethod())) {
			if (NEW.contains(request.getServletPath()) && comesFromForeignPage(request)) {
				throw new Refusal(Refusal.Reason.FOREIGN_PAGE);
			}
			String path = request.getRequestURI();
			if (!path.endsWith("/withdrawal") && !path.endsWith("/address") && !path.contains("/mails/")
					&& !path.endsWith("/approval") && !path.contains("/erasure") && !path.contains("/co-authors/")) {
				if (!path.endsWith("/messages") && !path.endsWith("/co-authors")) {
					checkUpload(request);
				}
				checkRoom(request);
			}
		}
		return true;
	}

	private void checkUpload(HttpServletRequest request) {
		String type = request.getContentType();
		if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
			throw new Refusal(Refusal.Reason.NOT_MULTIPART);
		}
		if (request.getContentLengthLong() > this.maxRequestSize) {
			throw new Refusal(Refusal.Reason.TOO_LARGE);
		}
	}

	/** Only now it is known how large a request was that did not say so. */
	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		if (HttpMethod.POST.matches(request.getMethod())) {
			this.allowance.came(request.getRemoteAddr(), size(request));
		}
	}

	private static long size(HttpServletRequest request) {
		if (request.getContentLengthLong() >= 0 || !(request instanceof MultipartHttpServletRequest parts)) {
			return Math.max(0, request.getContentLengthLong());
		}
		try {
			return parts.getMultiFileMap()
				.values()
				.stream()
				.flatMap(List::stream)
				.mapToLong(MultipartFile::getSize)
				.sum();
		}
		catch (MultipartException broken) {
			return 0;
		}
	}

	private void checkRoom(HttpServletRequest request) {
		long size = (request.getContentLengthLong() >= 0) ? request.getContentLengthLong() : this.maxRequestSize;
		boolean files = request.getServletPath().startsWith("/submissions") || size > WITHOUT_FILES;
		if (files && !this.disk.hasRoom()) {
			throw new Refusal(Refusal.Reason.NO_ROOM, NO_ROOM_FOR);
		}
		Duration wait = this.allowance.take(request.getRemoteAddr());
		if (!wait.isZero()) {
			throw new Refusal(Refusal.Reason.TOO_MUCH, wait);
		}
	}

	private boolean comesFromForeignPage(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin != null && !origin.equals("null")) {
			// first, for to a browser a page is of the same site as whatever answers to
			// its name, and the name may be another one that leads here
			return !this.site.isOriginOf(origin);
		}
		String from = request.getHeader("Sec-Fetch-Site");
		return (from != null) ? !from.equals("same-origin") && !from.equals("none") : origin != null;
	}

}
