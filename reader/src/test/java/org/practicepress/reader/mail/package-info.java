@NullMarked
package org.practicepress.reader.mail;

import org.jspecify.annotations.NullMarked;
