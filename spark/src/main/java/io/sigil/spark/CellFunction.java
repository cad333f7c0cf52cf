package io.sigil.spark;

import io.sigil.DetachedCells;
import io.sigil.engine.DetachedColumn;
import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.CreateStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Function1;
import scala.Option;
import scala.Some;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The SQL functions over cells: {@code name(value, 'table.column', values of the row that cells are bound to…)}. The column's
 * rule decides the types, so it must be a literal.
 */
enum CellFunction {
    /** From a cell to its value. */
    SIGIL_DECRYPT {
        @Override
        Object apply(DetachedColumn column, SparkType type, Object value, List<?> row) throws SQLException {
            Object opened = column.open(value, type.valueClass(), row);
            return opened == null ? NOTHING : type.toSpark(opened);
        }

        @Override
        DataType takes(DetachedColumn column, SparkType type) {
            return cells(column);
        }

        @Override
        DataType gives(DetachedColumn column, SparkType type) {
            return type.dataType();
        }
    },
    /** From a value to a new cell. */
    SIGIL_ENCRYPT {
        @Override
        Object apply(DetachedColumn column, SparkType type, Object value, List<?> row) throws SQLException {
            return column.seal(type.toJava(value), row);
        }

        @Override
        DataType takes(DetachedColumn column, SparkType type) {
            return type.dataType();
        }

        @Override
        DataType gives(DetachedColumn column, SparkType type) {
            return cells(column);
        }
    },
    /** From a value to that with which all cells of equal values begin. */
    SIGIL_TOKEN {
        @Override
        Object apply(DetachedColumn column, SparkType type, Object value, List<?> row) throws SQLException {
            return column.token(type.toJava(value));
        }

        @Override
        DataType takes(DetachedColumn column, SparkType type) {
            return type.dataType();
        }

        @Override
        DataType gives(DetachedColumn column, SparkType type) {
            return cells(column);
        }
    };

    /** What {@link #apply} gives for NULL. */
    static final Object NOTHING = new Object();

    /**
     * What the function makes of one value.
     *
     * @param value not null, as the type that it {@link #takes} arrives in a function
     * @param row the further arguments
     * @return {@link #NOTHING} for NULL
     */
    abstract Object apply(DetachedColumn column, SparkType type, Object value, List<?> row) throws SQLException;

    abstract DataType takes(DetachedColumn column, SparkType type);

    abstract DataType gives(DetachedColumn column, SparkType type);

    private static DataType cells(DetachedColumn column) {
        return column.storesText() ? DataTypes.StringType : DataTypes.BinaryType;
    }

    /** As SQL has it. */
    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What Spark registers. */
    Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>> description() {
        return new Tuple3<>(
                new FunctionIdentifier(sqlName()),
                new ExpressionInfo(CellFunction.class.getName(), sqlName()),
                arguments -> build(CollectionConverters.asJava(arguments)));
    }

    private Expression build(List<Expression> arguments) {
        if (arguments.size() < 2) {
            throw refused(
                    "it takes a value and 'table.column', and then the values of the row that cells are bound to");
        }
        ExecutorCells where = ExecutorCells.ofSession(columnName(arguments.get(1)));
        try (DetachedCells cells = where.open()) {
            DetachedColumn column = cells.column(where.column());
            SparkType type = SparkType.of(column.type());
            Expression value = SparkType.argument(arguments.get(0), takes(column, type), sqlName(), column.toString());
            List<Expression> row = arguments.subList(2, arguments.size());
            List<Expression> children = row.isEmpty() ? List.of(value) : List.of(value, CreateStruct.apply(scala(row)));
            boolean repeatable = this != SIGIL_ENCRYPT || column.isDeterministic();
            return new ScalaUDF(
                    row.isEmpty() ? new FunctionOfValue(this, where) : new FunctionOfRow(this, where),
                    gives(column, type),
                    scala(children),
                    scala(List.<Option<org.apache.spark.sql.catalyst.encoders.ExpressionEncoder<?>>>of()),
                    Option.empty(),
                    new Some<>(sqlName()),
                    true,
                    repeatable);
        } catch (SQLException e) {
            throw new RefusedException(e);
        }
    }

    private String columnName(Expression argument) {
        Object name = argument.foldable() ? argument.eval(null) : null;
        if (name == null) {
            throw refused("its second argument must be a literal, 'table.column' of the rules file");
        }
        return name.toString();
    }

    private RefusedException refused(String why) {
        return new RefusedException(ErrorCode.CONFIGURATION_INVALID.exception(
                "can't call " + sqlName() + ", in a Spark query; " + why + "; correct the call"));
    }

    private static <T> Seq<T> scala(List<T> list) {
        return CollectionConverters.asScala(list).toList();
    }
}
