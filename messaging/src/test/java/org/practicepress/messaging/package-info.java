@NullMarked
package org.practicepress.messaging;

import org.jspecify.annotations.NullMarked;
