package io.sigil.it.frameworks;

import io.sigil.it.frameworks.mybatis.MyBatisClinic;

/** MyBatis with its own pool. */
class MyBatisTest extends FrameworkTest {

    @Override
    Application application() {
        return new MyBatisClinic();
    }

    @Override
    String name() {
        return "mybatis";
    }
}
