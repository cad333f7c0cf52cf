/** The one file that is put beside an application, in JVMs, class loaders and servers as applications have them. */
package io.sigil.it.dropin;
