/** {@code logkeep convert}: a configuration in another language, as far as that can say it. */
@NullMarked
package org.logkeep.cli.convert;

import org.jspecify.annotations.NullMarked;
