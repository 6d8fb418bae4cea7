@NullMarked
package org.practicepress.messaging.inbox;

import org.jspecify.annotations.NullMarked;
