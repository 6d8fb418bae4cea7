package org.practicepress.standalone.origin;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where each service is at the moment. Filled while the services start.
 */
public final class Upstreams {

	private final Map<String, URI> addresses = new ConcurrentHashMap<>();

	public void put(String service, URI address) {
		this.addresses.put(service, address);
	}

	Optional<URI> find(String service) {
		return Optional.ofNullable(this.addresses.get(service));
	}

}
