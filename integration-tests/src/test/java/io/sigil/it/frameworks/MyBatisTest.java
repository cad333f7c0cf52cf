package io.sigil.it.frameworks;

import io.sigil.it.frameworks.mybatis.MyBatisClinic;

/** MyBatis with its own pool, which registers the driver and asks DriverManager all the same. */
class MyBatisTest extends FrameworkTest {

    @Override
    Application application() {
        return new MyBatisClinic();
    }

    @Override
    boolean usesTheDriverItIsTold() {
        return false;
    }

    @Override
    String name() {
        return "mybatis";
    }
}
