@NullMarked
package org.practicepress.form;

import org.jspecify.annotations.NullMarked;
