@NullMarked
package org.practicepress.messaging.event;

import org.jspecify.annotations.NullMarked;
