@NullMarked
package org.practicepress.embedded.kafka;

import org.jspecify.annotations.NullMarked;
