@NullMarked
package org.practicepress.messaging.trace;

import org.jspecify.annotations.NullMarked;
