package io.sigil.engine;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * An engine's entry in the platform's MBean server: there while the engine has connections, so that a web application that was
 * undeployed leaves none behind. Guarded by the registry's lock.
 */
final class EngineBean {
    private static final System.Logger LOG = System.getLogger(EngineBean.class.getName());
    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("java.management").isPresent();

    /** Engines of other class loaders, or of one rules file for several databases, are told apart by a number. */
    private static final int MOST = 1_000;

    private final EngineMXBean engine;
    private @Nullable Object name;

    EngineBean(EngineMXBean engine) {
        this.engine = engine;
    }

    void appear() {
        if (!PRESENT || name != null) {
            return;
        }
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            for (int i = 1; i <= MOST && name == null; i++) {
                name = register(server, i);
            }
        } catch (JMException | SecurityException e) {
            LOG.log(System.Logger.Level.DEBUG, "No MBean for {0}: {1}", engine.getRules(), e.toString());
        }
    }

    private @Nullable ObjectName register(MBeanServer server, int number) throws JMException {
        try {
            ObjectName free = name(number);
            server.registerMBean(engine, free);
            return free;
        } catch (InstanceAlreadyExistsException e) {
            return null;
        }
    }

    private ObjectName name(int number) throws MalformedObjectNameException {
        return new ObjectName(
                "io.sigil:type=Engine,rules=" + ObjectName.quote(engine.getRules()) + ",number=" + number);
    }

    void vanish() {
        if (name == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean((ObjectName) name);
        } catch (JMException | SecurityException e) {
            LOG.log(System.Logger.Level.DEBUG, "The MBean {0} stays: {1}", name, e.toString());
        }
        name = null;
    }
}
