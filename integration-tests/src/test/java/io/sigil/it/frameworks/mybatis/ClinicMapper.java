package io.sigil.it.frameworks.mybatis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.RowBounds;

/** The statements of the clinic. */
interface ClinicMapper {

    @Insert("INSERT INTO patient (ssn, email, phone, birth_date, balance, last_seen, photo, notes, country) VALUES"
            + " (#{ssn}, #{email}, #{phone}, #{birthDate}, #{balance}, #{lastSeen}, #{photo}, #{notes}, #{country})")
    @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
    int insert(Patient patient);

    @Insert("INSERT INTO visit (patient_id, patient_ssn, visit_day, diagnosis, fee)"
            + " VALUES (#{patient}, #{ssn}, #{day}, #{diagnosis}, #{fee})")
    int visit(
            @Param("patient") long patient,
            @Param("ssn") String ssn,
            @Param("day") LocalDate day,
            @Param("diagnosis") String diagnosis,
            @Param("fee") BigDecimal fee);

    @Select("SELECT * FROM patient WHERE ssn = #{ssn}")
    @Results({
        @Result(property = "id", column = "id", id = true),
        @Result(property = "diagnoses", column = "id", many = @Many(select = "diagnoses"))
    })
    Patient bySsn(String ssn);

    @Select("SELECT diagnosis FROM visit WHERE patient_id = #{id} ORDER BY id")
    List<String> diagnoses(long id);

    @Select("<script>SELECT * FROM patient <where>"
            + "<if test='ssns != null'>ssn IN <foreach item='s' collection='ssns' open='(' separator=',' close=')'>#{s}</foreach></if>"
            + "<if test='country != null'>AND country = #{country}</if>"
            + "<if test='email != null'>AND email = '${email}'</if>"
            + "</where> ORDER BY id</script>")
    List<Patient> find(
            @Param("ssns") List<String> ssns, @Param("country") String country, @Param("email") String email);

    @Select("SELECT * FROM patient ORDER BY id")
    List<Patient> page(RowBounds bounds);

    @Select(
            "SELECT p.country, COUNT(*) AS n, COUNT(p.email) AS mails FROM patient p GROUP BY p.country ORDER BY p.country")
    List<Map<String, Object>> countries();

    @Select("SELECT diagnosis FROM visit ORDER BY id")
    @Options(fetchSize = 2)
    Cursor<String> allDiagnoses();

    @Update("<script>UPDATE patient <set><if test='email != null'>email = #{email},</if>"
            + "<if test='phone != null'>phone = #{phone},</if></set> WHERE ssn = #{ssn}</script>")
    int change(@Param("ssn") String ssn, @Param("email") String email, @Param("phone") String phone);
}
