package io.sigil.jdbc.forwarding;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.RowIdLifetime;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A value of any type that JDBC's methods take or give, different for each number asked for. */
public final class Samples {
    private Samples() {}

    /** One value per parameter, no two alike. */
    public static Object[] arguments(Method method) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = of(types[i], i + 1);
        }
        return arguments;
    }

    /** A value of the type; null for void. */
    public static Object of(Class<?> type, int number) {
        if (type == void.class) {
            return null;
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, of(type.getComponentType(), number));
            return array;
        }
        if (type.isPrimitive()) {
            return primitive(type, number);
        }
        if (type == Map.class) {
            return new HashMap<>();
        }
        if (type.isInterface() && type != java.sql.SQLType.class) {
            return Proxy.newProxyInstance(Samples.class.getClassLoader(), new Class<?>[] {type}, new Stranger());
        }
        return object(type, number);
    }

    private static Object primitive(Class<?> type, int number) {
        if (type == boolean.class) {
            return number % 2 == 1;
        } else if (type == byte.class) {
            return (byte) number;
        } else if (type == short.class) {
            return (short) number;
        } else if (type == int.class) {
            return number;
        } else if (type == long.class) {
            return (long) number;
        } else if (type == float.class) {
            return (float) number;
        } else if (type == double.class) {
            return (double) number;
        }
        throw new AssertionError(type);
    }

    private static Object object(Class<?> type, int number) {
        if (type == String.class) {
            return new String("text " + number);
        } else if (type == Object.class) {
            return new Object();
        } else if (type == Class.class) {
            return String.class;
        } else if (type == BigDecimal.class) {
            return new BigDecimal(number);
        } else if (type == Date.class) {
            return new Date(number);
        } else if (type == Time.class) {
            return new Time(number);
        } else if (type == Timestamp.class) {
            return new Timestamp(number);
        } else if (type == Calendar.class) {
            return Calendar.getInstance();
        } else if (type == Properties.class) {
            return new Properties();
        } else if (type == SQLWarning.class) {
            return new SQLWarning("warning " + number);
        } else if (type == RowIdLifetime.class) {
            return RowIdLifetime.ROWID_VALID_FOREVER;
        } else if (type == java.sql.SQLType.class) {
            return JDBCType.INTEGER;
        } else if (type == java.io.Reader.class) {
            return new StringReader("text " + number);
        } else if (type == java.io.InputStream.class) {
            return new ByteArrayInputStream(new byte[] {(byte) number});
        } else if (type == java.net.URL.class) {
            return url(number);
        }
        throw new AssertionError("no sample of " + type);
    }

    private static Object url(int number) {
        try {
            return URI.create("http://localhost/" + number).toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
