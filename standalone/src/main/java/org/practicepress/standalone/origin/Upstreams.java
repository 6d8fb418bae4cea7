package org.practicepress.standalone.origin;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where each service is at the moment. Filled while the services start.
 */
public final class Upstreams {

	private final Map<String, URI> addresses = new ConcurrentHashMap<>();

	private final Set<String> leftOut = ConcurrentHashMap.newKeySet();

	public void put(String service, URI address) {
		this.addresses.put(service, address);
	}

	/**
	 * Says that one will never be here, as it is elsewhere.
	 * @param service the service
	 */
	public void leaveOut(String service) {
		this.leftOut.add(service);
	}

	boolean has(String service) {
		return !this.leftOut.contains(service);
	}

	Optional<URI> find(String service) {
		return Optional.ofNullable(this.addresses.get(service));
	}

}
