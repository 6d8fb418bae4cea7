/**
 * The broker as operators see it: its topics, how far their consumers have come, and what
 * has been laid aside. Nothing is open between two questions.
 */
@NullMarked
package org.practicepress.messaging.broker;

import org.jspecify.annotations.NullMarked;
