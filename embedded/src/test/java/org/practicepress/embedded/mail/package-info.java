@NullMarked
package org.practicepress.embedded.mail;

import org.jspecify.annotations.NullMarked;
