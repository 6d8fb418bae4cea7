package org.practicepress.embedded.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

/**
 * Spring Authorization Server tells sign-ins by the servlet container's sessions, which
 * end sooner than these: {@link SignIns} knows them instead.
 */
final class NoSessions implements SessionRegistry {

	@Override
	public List<Object> getAllPrincipals() {
		return List.of();
	}

	@Override
	public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
		return List.of();
	}

	@Override
	public @Nullable SessionInformation getSessionInformation(String session) {
		return null;
	}

	@Override
	public void refreshLastRequest(String session) {
		// nothing to refresh
	}

	@Override
	public void registerNewSession(String session, Object principal) {
		// a sign-in is known already
	}

	@Override
	public void removeSessionInformation(String session) {
		// nothing to remove
	}

}
