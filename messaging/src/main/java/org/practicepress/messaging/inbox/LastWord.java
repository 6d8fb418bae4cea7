package org.practicepress.messaging.inbox;

/**
 * An event after which nothing else of its subject matters, to be implemented by a
 * consumer's own record. It waits for nothing that is held back, and what is held back of
 * its subject is forgotten with it.
 */
public interface LastWord {

}
